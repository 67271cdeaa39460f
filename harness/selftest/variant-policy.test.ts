import { describe, test } from 'vitest';
import { claim } from '../reference/variants/claim.ts';
import { offer } from '../reference/variants/offer.ts';
import { policy } from '../reference/variants/policy.ts';
import { stored } from '../reference/variants/stored.ts';
import { transport } from '../reference/variants/transport.ts';
import { acquit } from './acquit.ts';

describe.concurrent('a server with an unusual but legal policy or connection is conformant', () => {
  test.for([...offer, ...policy, ...claim, ...stored, ...transport])(
    '$id: it $title',
    { timeout: 60_000 },
    async (variant, { expect }) => {
      expect(await acquit(variant)).toEqual({ exitCode: 0, alarms: [] });
    },
  );
});
