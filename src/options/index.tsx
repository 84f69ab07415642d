/** The options page's wiring. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { ask } from '../ui/browser';
import { ensureMessages } from '../ui/messages';
import { browserMicrophone } from '../ui/microphone';
import { namePage } from '../ui/page';
import { saveFile } from '../ui/save-file';
import { Options } from './Options';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
await ensureMessages();
namePage('options_title');

render(<Options ask={ask} microphone={browserMicrophone} saveFile={saveFile} />, root);
