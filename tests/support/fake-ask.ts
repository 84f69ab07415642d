/** The worker as the pages meet it: answers each request from a table, and remembers what was asked. */
import type { PageRequest, Replies, Reply } from '../../src/protocol/messages';
import { toSettingsView, defaultSettings, type Settings, type SettingsPatch } from '../../src/settings/settings';
import type { Ask } from '../../src/ui/ask';
import { said } from './said';

/** As many as there is a choice with. */
const SHIPPED: Replies['get-playbooks']['playbooks'] = [
  { id: 'default', title: 'AI receptionist', description: 'Cold calls.', version: 1, shipped: true },
  { id: 'renewal', title: 'Renewal', description: '', version: 1, shipped: true },
];

type Answers = { readonly [T in PageRequest['type']]?: Reply<Replies[T]> };

export interface FakeAsk {
  readonly ask: Ask;
  readonly asked: readonly PageRequest[];
  /** What the worker holds. */
  readonly settings: () => Settings;
  readonly answer: (answers: Answers) => void;
}

export const fails = (words: string) => ({ ok: false, error: { code: 'test', message: said(words) } }) as const;
export const gives = <T>(value: T): Reply<T> => ({ ok: true, value });

/** A worker that stores settings, and answers the rest as told. */
export function fakeAsk(stored: Partial<Settings> = {}, told: Answers = {}): FakeAsk {
  let settings: Settings = { ...defaultSettings, ...stored };
  let answers = told;
  const asked: PageRequest[] = [];
  const flags = () => ({ coaching_mode: settings.coachingMode ?? 'suggestions', guidance_version: 'v1' }) as const;
  const view = () => gives({ settings: toSettingsView(settings), flags: flags(), invalid: [], locked: [] });
  const change = (patch: SettingsPatch) => {
    settings = { ...settings, ...(patch as Partial<Settings>) };
  };
  const own = (request: PageRequest): Reply<unknown> => {
    switch (request.type) {
      case 'get-settings':
        return view();
      case 'update-settings':
        change(request.patch);
        return view();
      case 'set-coaching-mode':
        change({ coachingMode: request.mode });
        return gives(flags());
      case 'get-feature-flags':
        return gives(flags());
      case 'get-playbooks':
        return gives({ chosen: settings.playbookId, playbooks: SHIPPED, unreadable: [] });
      case 'get-kept-calls':
        return gives([]);
      default:
        return fails(`No answer for ${request.type}.`);
    }
  };
  return {
    asked,
    settings: () => settings,
    answer: (next) => {
      answers = { ...answers, ...next };
    },
    ask: <R extends PageRequest>(request: R) => {
      asked.push(request);
      return Promise.resolve((answers[request.type] ?? own(request)) as Reply<Replies[R['type']]>);
    },
  };
}
