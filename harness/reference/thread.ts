import { parentPort, workerData } from 'node:worker_threads';
import { type ReferenceOptions, startReference } from './reference.ts';

/** Says where the server listens; the thread is ended from outside. */
const { url } = await startReference(workerData as ReferenceOptions);
parentPort?.postMessage(url, []);
