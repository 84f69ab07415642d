/** Writes docs/playbook.schema.json from the schema in src/coaching/playbook.ts: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { playbookSchema, SCHEMA_FILE } from './playbook-schema.ts';

writeFileSync(SCHEMA_FILE, await playbookSchema());
