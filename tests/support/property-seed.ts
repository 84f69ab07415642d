/**
 * Properties draw the same in every run, so that one fails for what was changed and not by chance: by vitest's `setupFiles`.
 * `FC_SEED=7 npm run test:unit` draws others.
 */
import { configureGlobal } from 'fast-check';

const SEED = 20_261_122;

configureGlobal({ seed: Number(process.env['FC_SEED'] ?? SEED) });
