import type { Binding, Check } from '../../index.ts';

const mediaType = 'application/x-www-form-urlencoded';
const fields = { ueServiceId: 'ue', mgwServiceId: 'gateway', ueCredentialInformation: 'secret' };
const formIn = (body: Uint8Array) => new URLSearchParams(new TextDecoder().decode(body));

export const binding: Binding = {
  name: 'form',
  claims: { errorProfile: false, profileCarried: false, profileReadBack: false },
  encode({ operation, message, disturbance }) {
    const form = new URLSearchParams();
    for (const [ie, value] of Object.entries(message)) {
      const field = fields[ie as keyof typeof fields];
      if (field === undefined) return `no field of a form is for ${ie}`; // a text: it cannot be said
      if (typeof value !== 'string') return `the field ${field} is always a text`;
      form.append(field, value);
    }
    if (disturbance === 'unknown-member') form.append('colour', 'blue');
    else if (disturbance !== undefined && disturbance !== 'empty-body') return `a form cannot show ${disturbance}`;
    return {
      method: 'POST',
      path: operation === 'register' ? '/register' : '/remove', // below the target URL
      headers: [['Content-Type', mediaType]],
      body: new TextEncoder().encode(disturbance === 'empty-body' ? '' : form.toString()),
    };
  },
  decode({ operation }, { status, headers, body }) {
    const [ue, error] = ['ue', 'error'].map((name) => formIn(body).get(name));
    const kind = status < 300 && ue && !error ? 'accepted' : status >= 400 && error && !ue ? 'rejected' : 'unclear';
    const text = `${status} ${formIn(body).toString()}`;
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'none';
    const declared = operation === 'register' ? 'R-17' : 'D-19';
    const checks: Check[] = [
      {
        requirement: 'W-01',
        holds: kind !== 'unclear',
        expected: 'ue=… with 2xx, or error=… with 4xx or 5xx',
        got: text,
      },
      { requirement: declared, holds: status === 200, expected: '200', got: `${status}` },
      { requirement: 'R-18', holds: type.toLowerCase().startsWith(mediaType), expected: mediaType, got: type },
    ];
    const said = ue ? { answer: { ueServiceId: ue, result: 'SUCCESS' } } : error ? { cause: error } : {};
    return {
      kind,
      text,
      signature: `${kind} ${status}`,
      checks: kind === 'accepted' ? checks : checks.slice(0, 1),
      ...said,
    };
  },
  lookup: {
    encode: ({ ueServiceId: ue }) => ({
      method: 'GET',
      path: `/shown?${new URLSearchParams({ ue }).toString()}`,
      headers: [],
    }),
    decode(_ue, { status, body }) {
      const [ue, gateway] = ['ue', 'gateway'].map((name) => formIn(body).get(name));
      const text = `${status} ${formIn(body).toString()}`;
      if (status === 404) return { records: [], text, checks: [] };
      if (status !== 200 || !ue || !gateway) return { text, checks: [] }; // no `records`: it cannot be read
      return { records: [{ ueServiceId: ue, mgwServiceId: gateway }], text, checks: [] };
    },
  },
};
