/** The bar on top: what is open, Run and Stop, language and theme. */

import { useRef, useState } from 'react';
import { openTitle } from '../examples/exampleText.ts';
import { Button } from '../kit/Button.tsx';
import { Icon, Logo } from '../kit/Icon.tsx';
import { lazyPart } from '../kit/lazyPart.tsx';
import { useActions, useApp, useRunShortcut, useText } from '../store/AppContext.tsx';
import { isActive } from '../store/jobSlice.ts';
import { languageOf, themeOf } from '../store/preferences.ts';

/** The bar. */
export function TopBar() {
  return (
    <header className="topbar">
      <h1 className="brand">
        <Logo /> Millrace
      </h1>
      <span className="topbar-rule" />
      <ProgramMenu />
      <span className="topbar-rule" />
      <RunButtons />
      <span className="topbar-space" />
      <PanelSwitches />
      <span className="topbar-rule wide-only" />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}

const ExampleMenu = lazyPart(async () => (await import('./ExampleMenu.tsx')).ExampleMenu);

function ProgramMenu() {
  const t = useText();
  const name = useApp((state) => openTitle(state, t));
  const saveState = useApp((state) => state.program.saveState);
  const [isOpen, setOpen] = useState(false);
  const triggerRef = useRef<HTMLButtonElement>(null);
  return (
    <div className="program">
      <button
        ref={triggerRef}
        type="button"
        className="button button-plain program-name"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-description={t('file.menu')}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="program-title">{name}</span>
        <Icon name="chevron" />
      </button>
      {isOpen && <ExampleMenu triggerRef={triggerRef} onClose={() => setOpen(false)} />}
      <span className={`program-state is-${saveState}`}>{t(`file.${saveState}`)}</span>
      <ProgramNews />
    </div>
  );
}

/** Says that a program is open: on a narrow screen its list goes away with the choice. */
function ProgramNews() {
  const t = useText();
  const name = useApp((state) => state.program.exampleId && openTitle(state, t));
  return (
    <span className="visually-hidden" role="status">
      {name && t('examples.opened', { name })}
    </span>
  );
}

function RunButtons() {
  const t = useText();
  const actions = useActions();
  const shortcut = useRunShortcut();
  const phase = useApp((state) => state.job.phase);
  const isOn = useApp((state) => isActive(state.job));
  const hasText = useApp((state) => state.program.text.trim() !== '');
  return (
    <div className="run-buttons">
      <Button
        look={isOn ? 'outlined' : 'primary'}
        icon="play"
        hint={t(isOn ? 'run.rerunHint' : 'run.runHint', { shortcut })}
        isDisabled={!hasText || phase === 'stopping'}
        onPress={() => void actions.run()}
      >
        {t('run.run')}
      </Button>
      <Button
        look="stop"
        icon="stop"
        hint={t('run.stopHint')}
        isDisabled={!isOn || phase === 'stopping'}
        onPress={() => void actions.stop()}
      >
        {t('run.stop')}
      </Button>
    </div>
  );
}

const PANELS = [
  { name: 'examples', icon: 'panelLeft', hide: 'panel.hideExamples', show: 'panel.showExamples' },
  { name: 'bottom', icon: 'panelBottom', hide: 'panel.hideBottom', show: 'panel.showBottom' },
  { name: 'side', icon: 'panelRight', hide: 'panel.hideSide', show: 'panel.showSide' },
] as const;

function PanelSwitches() {
  const t = useText();
  const actions = useActions();
  const hidden = useApp((state) => state.preferences.hiddenPanels);
  return (
    <div className="panel-switches wide-only">
      {PANELS.map(({ name, icon, hide, show }) => (
        <Button
          key={name}
          icon={icon}
          hint={t(hidden.includes(name) ? show : hide)}
          onPress={() => actions.showPanel(name, hidden.includes(name))}
        />
      ))}
    </div>
  );
}

function LanguageSwitch() {
  const t = useText();
  const actions = useActions();
  const other = useApp((state) => (languageOf(state) === 'ko' ? 'en' : 'ko'));
  return (
    <Button hint={t('language.switchHint')} onPress={() => void actions.switchLanguage()}>
      <span lang={other}>{t('language.switch')}</span>
    </Button>
  );
}

function ThemeSwitch() {
  const t = useText();
  const actions = useActions();
  const isDark = useApp((state) => themeOf(state) === 'dark');
  return (
    <Button
      icon={isDark ? 'sun' : 'moon'}
      hint={t(isDark ? 'theme.toLight' : 'theme.toDark')}
      onPress={() => actions.switchTheme()}
    />
  );
}
