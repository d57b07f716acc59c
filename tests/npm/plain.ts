import { load, type MotCuaElement } from 'mot-cua';

const loader = await load('/mot-cua/');
const mounted: MotCuaElement = loader.mount(document.body, { procedure: '1.004194', province: '48' });
mounted.reset();

const element = document.createElement('mot-cua');
element.addEventListener('mc-error', (event) => {
  const code: string = event.detail.code;
  // @ts-expect-error no event tells what a person said
  console.error(code, event.detail.answers);
});
const screen: string = element.getState().screen;
console.log(screen, loader.version);

// @ts-expect-error a theme that there isn't
loader.mount(document.body, { theme: 'blue' });
