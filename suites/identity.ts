/** A UE as the server under test is provisioned with it. */
export interface UeIdentity {
  readonly ueServiceId: string;
  readonly credential: string;
}

/** A Message Gateway as the server under test is provisioned with it. */
export interface GatewayIdentity {
  readonly mgwServiceId: string;
  readonly kind: 'l3g' | 'n3g';
}
