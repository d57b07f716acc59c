import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MotCuaAttributes, MotCuaElement } from './index.js';

type Props = DetailedHTMLProps<Omit<HTMLAttributes<MotCuaElement>, keyof MotCuaAttributes>, MotCuaElement>
  & MotCuaAttributes;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'mot-cua': Props;
    }
  }
}
