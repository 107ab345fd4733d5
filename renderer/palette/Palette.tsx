import './palette.css';
import { theme } from 'antd';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { z } from 'zod';
import { tooFewDigits, tooFewDigitsAdvice } from '#shared/filing/numberSearch.ts';
import { usePreference } from '../app/preferences.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { matchActions, remembered } from './matchActions.ts';
import { OptionList } from './OptionList.tsx';
import { type Option, optionId, optionsInOrder } from './option.ts';
import { PaletteKeys } from './PaletteKeys.tsx';
import { stepOption } from './stepOption.ts';
import { useActions } from './useActions.tsx';
import { useCaseOptions, useRecentCases } from './useCaseOptions.tsx';

/** Ctrl+K: one box that leads to any client, case, action or setting. */
export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const { token } = theme.useToken();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [recent, setRecent] = usePreference('palette.recent', z.array(z.string()), []);
  const actions = useActions();
  const asked = useDeferredValue(text.trim());
  const cases = useCaseOptions(asked);
  const recentCases = useRecentCases(asked === '' ? recent : []);
  const matching = matchActions(actions, text);
  const groups =
    text.trim() === ''
      ? [
          { title: '最近用过', options: optionsInOrder<Option>(recent, [...recentCases, ...actions]) },
          { title: '操作', options: actions.filter(({ id }) => !recent.includes(id)) },
        ]
      : [
          { title: '案件', options: cases.options },
          { title: '操作', options: matching },
        ];
  const options = groups.flatMap((group) => group.options);
  const current = options[Math.min(at, options.length - 1)];

  useEffect(() => dialog.current?.showModal(), []);
  // A dialog tells of its closing a turn later: asked for in between, it is shown anew and that news is old.
  useShortcut('k', () => {
    if (dialog.current?.open !== false) return;
    setText('');
    setAt(0);
    dialog.current.showModal();
  });
  const choose = (option: Option) => {
    setRecent(remembered(recent, option.id));
    // The dialog gives the focus back before the choice takes it somewhere else.
    dialog.current?.close();
    option.run();
  };
  return (
    <dialog
      ref={dialog}
      aria-label="查找客户、案件和操作"
      className="beian-palette"
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
      onMouseDown={({ target, currentTarget }) => {
        // Only the space around the box is the dialog itself.
        if (target === currentTarget) currentTarget.close();
      }}
      style={{ color: token.colorText, background: token.colorBgElevated, boxShadow: token.boxShadowSecondary }}
    >
      <div className="beian-palette-box">
        <input
          role="combobox"
          aria-label="查找"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current ? optionId(listId, current) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="名称、编号、电话、AppID、拼音首字母，或要做的事"
          maxLength={200}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            // While characters are being composed, keys belong to the input method.
            if (event.nativeEvent.isComposing) return;
            const next = stepOption(options.length, current ? options.indexOf(current) : -1, event.key);
            if (next !== null) setAt(next);
            else if (event.key === 'Enter' && current) choose(current);
            else return;
            event.preventDefault();
          }}
          style={{ borderColor: token.colorBorderSecondary, color: token.colorText }}
        />
        <OptionList
          id={listId}
          groups={groups}
          current={current}
          onPoint={(option) => setAt(options.indexOf(option))}
          onChoose={choose}
        />
        {options.length === 0 && (
          <p role="status" style={{ padding: '20px 16px', margin: 0, color: token.colorTextDescription }}>
            {cases.searching
              ? '正在找…'
              : `没有找到。${tooFewDigits(text) ? tooFewDigitsAdvice : '试试名称里的几个字，或者拼音首字母。'}`}
          </p>
        )}
        <PaletteKeys />
      </div>
    </dialog>
  );
}
