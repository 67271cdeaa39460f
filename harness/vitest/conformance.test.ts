import { conformance } from './conformance.ts';

conformance({ runs: 3 });
