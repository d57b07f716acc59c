import { useEffect, useRef } from 'react';
import { load, type MotCuaElement } from 'mot-cua';
import 'mot-cua/react';

void load();

export function Guide({ onResult }: { onResult: (procedure: string) => void }) {
  const element = useRef<MotCuaElement>(null);
  useEffect(() => {
    element.current?.addEventListener('mc-result', (event) => onResult(event.detail.procedure));
  }, [onResult]);
  return (
    <mot-cua ref={element} procedure="1.004194" province="48" as-of="2026-08-21" className="guide">
      <a href="https://dichvucong.gov.vn/">Thành phần hồ sơ</a>
    </mot-cua>
  );
}

// @ts-expect-error a channel that there isn't
export const wrong = <mot-cua channel="fax" />;
