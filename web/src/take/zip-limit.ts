/** Photos in one zip. All of a runner's fit many times over; whoever wants the whole race asks the organizer. */
export const MOST_IN_ZIP = 1000;
