/* Preloaded into every child of the stack. A parent that was killed cannot stop its children; they notice and go. */
process.once("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole process group; the parent alone decides in which order things stop.
process.on("SIGINT", () => undefined);
