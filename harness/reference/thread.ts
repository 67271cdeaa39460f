import { parentPort, workerData } from 'node:worker_threads';
import { type ReferenceOptions, startReference } from './reference.ts';

/** What a thread serves: what can be copied from thread to thread. */
export type ThreadOptions = Pick<ReferenceOptions, 'http' | 'binding' | 'gatewayRoots'>;

/** Serves in this thread until it is terminated. */
const { url } = await startReference(workerData as ThreadOptions);
parentPort?.postMessage(url);
