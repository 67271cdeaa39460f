/** A frozen set of what one release of the documents asserts. */
export interface Release {
  readonly id: ReleaseId;
  readonly source: string;
  /** Whether UE credential information is a mandatory IE of both requests. */
  readonly credentialIe: boolean;
}

export type ReleaseId = 'rel-17' | 'rel-18';

/** Release sets; a published one never changes. */
export const releases: Readonly<Record<ReleaseId, Release>> = Object.freeze({
  'rel-17': Object.freeze({
    id: 'rel-17',
    source: 'TS 23.554 V17.2.0 with the change request on clauses 8.2.3 and 8.2.4',
    credentialIe: true,
  }),
  'rel-18': Object.freeze({
    id: 'rel-18',
    source: 'TS 23.554 Rel-18, where the sister table 8.2.1-1 no longer prints the credential IE',
    credentialIe: false,
  }),
});
