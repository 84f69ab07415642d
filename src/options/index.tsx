/** The options page's wiring. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { ask } from '../ui/browser';
import { browserMicrophone } from '../ui/microphone';
import { saveFile } from '../ui/save-file';
import { Options } from './Options';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

render(<Options ask={ask} microphone={browserMicrophone} saveFile={saveFile} />, root);
