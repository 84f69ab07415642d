/** The playbook every install starts with: an AI phone receptionist, sold to small service businesses. */
import { shippedPlaybook } from './shipped';

export const defaultPlaybook = shippedPlaybook('default');
