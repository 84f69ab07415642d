/**
 * Import this first in a page's entry, before anything that makes a schema: zod otherwise probes `new Function`, which the
 * extension's policy refuses and reports.
 */
import { z } from 'zod';

z.config({ jitless: true });
