import { enterpriseClients } from './enterpriseClients.ts';
import { otherClients } from './otherClients.ts';
import type { SampleClient } from './sampleClient.ts';

/**
 * The sample office: twelve invented clients, each marked 样例, some faultless, some with deliberate mistakes.
 *
 * Their order is that of the demo sheet.
 */
export const sampleClients: readonly SampleClient[] = [...enterpriseClients, ...otherClients];
