/** A refusal of Rekognition, by its own name. */
export class RekognitionError extends Error {
  override readonly name = "RekognitionError";
  /** The name that the SDK matches, e.g. `ResourceNotFoundException`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What we do not do is refused, never answered as if it had been done. */
export class NotImplementedError extends RekognitionError {
  constructor(what: string) {
    super("NotImplemented", `Our recogniser does not implement ${what}. docs/LOCAL.md lists what it does.`);
  }
}

export function invalid(message: string): RekognitionError {
  return new RekognitionError("InvalidParameterException", message);
}

export function noCollection(id: string): RekognitionError {
  return new RekognitionError("ResourceNotFoundException", `The collection id: ${id} does not exist`);
}
