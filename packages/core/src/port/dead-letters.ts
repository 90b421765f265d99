export interface DeadMessage {
  readonly messageId: string;
  readonly body: string;
  /** Gives the message back; good until it is received again. */
  readonly receiptHandle: string;
  /** ISO 8601 UTC */
  readonly sentAt: string;
}

export interface MoveProgress {
  readonly status: "running" | "completed" | "failed";
  readonly moved: number;
  /** In the queue's words. */
  readonly problem: string | undefined;
}

/** Messages that were received too often. Looking at them never removes one. */
export interface DeadLetters {
  /** A few of them, hidden for a minute from everybody else; none when all were looked at. */
  receive(): Promise<readonly DeadMessage[]>;
  /** Shows them again at once. */
  release(messages: readonly DeadMessage[]): Promise<void>;
  /** Starts to send all of them back to the queue they came from, as new messages. */
  startMove(): Promise<void>;
  /** How far the latest move is. */
  move(): Promise<MoveProgress>;
}
