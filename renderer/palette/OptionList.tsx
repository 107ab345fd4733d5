import { theme } from 'antd';
import { useEffect, useRef } from 'react';
import { CutText } from '../parts/CutText.tsx';
import { type Option, optionId } from './option.ts';

/** The choices in groups; the one the keyboard stands on is kept in view. */
export function OptionList({
  id,
  groups,
  current,
  onPoint,
  onChoose,
}: {
  id: string;
  groups: readonly { readonly title: string; readonly options: readonly Option[] }[];
  current: Option | undefined;
  onPoint: (option: Option) => void;
  onChoose: (option: Option) => void;
}) {
  const { token } = theme.useToken();
  const list = useRef<HTMLDivElement>(null);
  const currentId = current?.id;
  useEffect(() => {
    if (currentId !== undefined)
      list.current?.querySelector(`[data-option="${CSS.escape(currentId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="可选项" className="beian-palette-list">
      {groups
        .filter(({ options }) => options.length > 0)
        .map(({ title, options }) => (
          <div role="group" aria-label={title} key={title}>
            <div aria-hidden className="beian-palette-title" style={{ color: token.colorTextDescription }}>
              {title}
            </div>
            {options.map((option) => (
              <div
                key={option.id}
                id={optionId(id, option)}
                role="option"
                tabIndex={-1}
                aria-selected={option.id === currentId}
                data-option={option.id}
                className="beian-palette-option"
                onPointerMove={() => option.id !== currentId && onPoint(option)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onChoose(option)}
                onKeyDown={({ key }) => key === 'Enter' && onChoose(option)}
                style={{ background: option.id === currentId ? token.controlItemBgActive : undefined }}
              >
                <CutText text={option.label} />
                {option.detail !== null && <CutText faint text={option.detail} />}
              </div>
            ))}
          </div>
        ))}
    </div>
  );
}
