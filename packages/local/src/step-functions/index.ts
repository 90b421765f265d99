export { type InvokeFunction, type StepFunctionsOptions, SUPPORTED, startStepFunctions } from "./server.ts";
