import { expect, test } from 'vitest';
import { leaveReasons } from './leave-reasons.ts';
import { askWhy, closePanel, inspectFrame, selectFrame, useWorkbench } from './workbench-store.ts';

test('the reasons of the last step close as the next begins', () => {
  askWhy(7);
  leaveReasons();
  expect(useWorkbench.getState().panel).toBeNull();
});

test('a packet that the reader is looking at stays open', () => {
  inspectFrame(3);
  leaveReasons();
  expect(useWorkbench.getState()).toMatchObject({ panel: 'packet', frame: 3 });
});

test('a packet that was only pointed at is let go', () => {
  closePanel();
  selectFrame(3);
  leaveReasons();
  expect(useWorkbench.getState().frame).toBeNull();
});
