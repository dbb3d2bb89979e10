/** The list of programs that opens under the program's name; loaded when it is first opened. */
import type { RefObject } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { exampleTitle } from '../examples/exampleText.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { languageOf } from '../store/preferences.ts';

/** The open list. */
export function ExampleMenu(props: {
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  onClose(): void;
}) {
  const t = useText();
  const actions = useActions();
  const examples = useApp((state) => state.examples);
  const own = useApp((state) => state.ownPrograms);
  const openId = useApp((state) => state.program.exampleId);
  const locale = useApp((state) => (languageOf(state) === 'ko' ? 'ko-KR' : 'en-US'));
  return (
    <I18nProvider locale={locale}>
      <Popover
        className="popover"
        placement="bottom start"
        triggerRef={props.triggerRef}
        isOpen
        onOpenChange={(isOpen) => !isOpen && props.onClose()}
        aria-label={t('panel.examples')}
      >
        <Menu
          className="menu"
          aria-label={t('panel.examples')}
          autoFocus="first"
          selectionMode="single"
          selectedKeys={openId === null ? [] : [openId]}
          onAction={(id) => void actions.openProgram(String(id))}
          onClose={props.onClose}
        >
          {[...own, ...examples].map((example) => (
            <MenuItem key={example.id} id={example.id} className="menu-item">
              {exampleTitle(example, t)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </I18nProvider>
  );
}
