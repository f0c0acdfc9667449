import { useLocalized } from '../../../i18n/index.ts';
import { packetOf } from '../../../model/queries.ts';
import { type OfferedCommand, useOfferedCommands } from '../../help/commands.ts';
import { useEditorPanelText } from '../editor/text.ts';
import { useRunStore } from '../run.ts';
import { openEditor, useWorkbench } from '../workbench-store.ts';
import { PacketMenu } from './PacketMenu.tsx';
import { doTo, PACKET_ACTIONS } from './packet-actions.ts';

/**
 * In the palette: each thing that can be done to the selected packet, with what it begins with. And
 * the menu of a packet, while it is open.
 */
export default function PacketCommands() {
  const offered = useWorkbench((state) => state.offered);
  const run = useRunStore();
  const say = useLocalized();
  const editor = useEditorPanelText();
  const selected = () => {
    const { frame } = useWorkbench.getState();
    return frame === null ? undefined : packetOf(run.getState().model, frame);
  };
  const commands = PACKET_ACTIONS.filter(({ fields }) => fields.length > 0).map(
    (action): OfferedCommand => ({
      id: `packet ${action.order}`,
      title: say(action.command),
      toggles: false,
      offered: () => !run.getState().fixed && selected() !== undefined,
      run: () => {
        const packet = selected();
        if (packet !== undefined) doTo(run.getState(), action, packet);
      },
    }),
  );
  useOfferedCommands([
    ...commands,
    {
      id: 'packet edit',
      title: editor('command'),
      toggles: false,
      offered: () => !run.getState().fixed && selected() !== undefined,
      run: () => {
        const packet = selected();
        if (packet !== undefined) openEditor(packet.frame);
      },
    },
  ]);
  return offered && <PacketMenu {...offered} />;
}
