import { every } from "../gallery/every.ts";
import { type CoverFact, coverFact } from "../photo/photo.ts";
import type { CoverFacts, Projection } from "../port/index.ts";

interface Ports {
  readonly projection: Pick<Projection, "counts" | "list">;
  readonly coverFacts: CoverFacts;
}

/**
 * What is on each photo of an event. From the rows that are written with the photos; where some lack them, because they were read
 * before there were such rows, from the photos themselves: that is slow, and right. `snaprace rebuild` writes what is missing.
 */
export async function factsOf(
  { projection, coverFacts }: Ports,
  event: { readonly organizerId: string; readonly eventId: string },
  isEnough: (fact: CoverFact) => boolean = () => true,
): Promise<readonly CoverFact[]> {
  // First: photos that are read meanwhile have rows and are not yet counted, never the other way round.
  const counts = await projection.counts(event);
  const facts = await coverFacts.facts(event);
  if (facts.length >= counts.searchable + counts.partial && facts.every(isEnough)) return facts;
  const found: CoverFact[] = [];
  for await (const photo of every(projection, event)) {
    const fact = coverFact(photo);
    if (fact) found.push(fact);
  }
  return found;
}
