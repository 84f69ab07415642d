/** How each kind of objection is called. */
import type { PlainKey } from '../coaching/message';
import type { ObjectionType } from '../coaching/playbook';

export const OBJECTION_TEXT: Readonly<Record<ObjectionType, PlainKey>> = {
  none: 'panel_objection',
  price: 'panel_objection_price',
  timing: 'panel_objection_timing',
  authority: 'panel_objection_authority',
  need: 'panel_objection_need',
  trust: 'panel_objection_trust',
  ai_concerns: 'panel_objection_ai',
  technical: 'panel_objection_technical',
};
