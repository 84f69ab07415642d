/** The first-run page's wiring. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { ask, openOptions } from '../ui/browser';
import { browserMicrophone } from '../ui/microphone';
import { Welcome } from './Welcome';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

render(<Welcome ask={ask} microphone={browserMicrophone} openOptions={openOptions} />, root);
