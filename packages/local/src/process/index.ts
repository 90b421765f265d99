export { type Child, type NodeChildOptions, spawnNode } from "./node-child.ts";
export { isAlive, readPidfile, writePidfile } from "./pidfile.ts";
export { freePorts, isPortFree } from "./ports.ts";
