/** Static routes that are set while a world runs. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { staticRoute } from './index.ts';
import { staticRouteForm } from './schema.ts';

export const capability: Capability = {
  id: 'static-route',
  needs: ['host-services'],
  inputs: [staticRoute as InputKind],
  forms: { inputs: { 'static-route': staticRouteForm as InputForm } },
};
