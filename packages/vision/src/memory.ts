/**
 * Environment for a process that reads pictures, where the C library is glibc (others ignore it).
 *
 * The nets' intermediate results are some dozens of MB each, in sizes that differ from picture to picture. ONNX Runtime's own
 * arena keeps the most it ever needed, rounded up to powers of two; without it, glibc asks the system for fresh pages each
 * time, and zeroing them costs a fifth more CPU. Kept in the heap up to a limit, they cost neither: with two engines
 * 0.9 instead of 1.3 GB at the same speed (`npm run bench:vision`).
 */
export const READER_ENVIRONMENT: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "2",
  // The largest that glibc takes.
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(256 * 1024 * 1024),
};
