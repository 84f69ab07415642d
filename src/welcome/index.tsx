/** The first-run page's wiring. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { ask, openOptions } from '../ui/browser';
import { ensureMessages } from '../ui/messages';
import { browserMicrophone } from '../ui/microphone';
import { namePage } from '../ui/page';
import { Welcome } from './Welcome';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
await ensureMessages();
namePage('welcome_title');

render(<Welcome ask={ask} microphone={browserMicrophone} openOptions={openOptions} />, root);
