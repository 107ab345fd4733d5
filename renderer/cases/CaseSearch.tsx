import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type RefObject, useEffect } from 'react';
import { isTextField } from '../app/shortcuts.ts';

/** The search box of the case table. `/` comes here from anywhere, the arrow down goes on to the rows. */
export function CaseSearch({
  text,
  onText,
  onDown,
  ref,
}: {
  text: string;
  onText: (text: string) => void;
  onDown: () => void;
  ref: RefObject<HTMLInputElement | null>;
}) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      event.preventDefault();
      ref.current?.focus();
      ref.current?.select();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [ref]);
  return (
    <Input
      ref={(input) => {
        ref.current = input?.input ?? null;
      }}
      type="search"
      autoFocus
      allowClear={{ clearIcon: <CloseCircleFilled aria-label="清空搜索" /> }}
      aria-label="搜索案件"
      prefix={<SearchOutlined aria-hidden />}
      placeholder="名称、编号、电话、AppID、拼音首字母"
      suffix={text === '' ? <kbd aria-hidden>/</kbd> : undefined}
      value={text}
      maxLength={200}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape' && text !== '') onText('');
        // Whoever presses it to come here is here already.
        else if (event.key === '/' && text === '') event.preventDefault();
        else if (event.key === 'ArrowDown' || event.key === 'Enter') onDown();
        else return;
        event.preventDefault();
      }}
      style={{ flex: '1 1 200px', maxWidth: 380 }}
    />
  );
}
