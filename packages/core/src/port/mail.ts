/** One mail to one person, as plain text and as simple HTML that says the same. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where a mail program unsubscribes with one POST (RFC 8058); for every mail that was not asked for just now. */
  readonly unsubscribeUrl?: string | undefined;
}

/** Hands mails to whoever delivers them. */
export interface Mailer {
  /**
   * @returns `refused` when this mail will never be taken, for instance because of its address
   * @throws ThrottledError when it asks us to slow down; SnapRaceError `unavailable`, without the address in its words
   */
  send(mail: Mail): Promise<"sent" | "refused">;
}
