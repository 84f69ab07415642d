/** The published JSON Schema of playbook files, made from the schema that reads them. */
import { format } from 'prettier';
import { z } from 'zod';
import { Playbook } from '../src/coaching/playbook.ts';

export const SCHEMA_FILE = new URL('../docs/playbook.schema.json', import.meta.url);

/** The schema's file, as it should stand. */
export const playbookSchema = (): Promise<string> =>
  format(
    JSON.stringify({
      title: 'Sales Coach AI playbook',
      description: 'What a team sells by: stages, objectives, questions and cards. See docs/playbooks.md.',
      ...z.toJSONSchema(Playbook, { io: 'input' }),
    }),
    { parser: 'json', printWidth: 120 },
  );
