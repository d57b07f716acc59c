import type { DefineComponent, HTMLAttributes } from 'vue';
import type { MotCuaAttributes, MotCuaEvents } from './index.js';

/** Listeners as templates write them: `@mc-ready`. */
type Listeners = {
  [K in keyof MotCuaEvents as `on${Capitalize<Camel<K>>}`]?: (event: MotCuaEvents[K]) => unknown;
};
type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;

declare module 'vue' {
  interface GlobalComponents {
    'mot-cua': DefineComponent<MotCuaAttributes & Listeners & HTMLAttributes>;
  }
}
