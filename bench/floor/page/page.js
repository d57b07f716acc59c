// The job as one page by hand: what a site could at best be, and what the widget is measured beside.
'use strict';

const yesNo = [['yes', 'Yes'], ['no', 'No']];

const QUESTIONS = [
  {
    id: 'service',
    text: 'What do you need to do?',
    choices: [
      ['new', 'Get a first licence'],
      ['renewal', 'Renew my licence'],
      ['replacement', 'Replace a lost or stolen licence'],
    ],
  },
  {
    id: 'age',
    text: 'How old are you?',
    choices: [[17, 'Under 18'], [40, '18 to 59'], [62, '60 to 64'], [70, '65 or older']],
  },
  {
    id: 'foreign',
    text: 'Are you a national of another country?',
    choices: yesNo,
    asked: (answers) => answers.service === 'new',
  },
  {
    id: 'province',
    text: 'Which province do you live in?',
    choices: Array.from({ length: 10 }, (_, index) => [`p${index + 1}`, `Province ${index + 1}`]),
  },
  {
    id: 'copies',
    text: 'How many certified copies do you want?',
    choices: [[0, 'None'], [1, 'One'], [2, 'Two'], [3, 'Three']],
  },
  { id: 'low_income', text: 'Do you receive the social tariff?', choices: yesNo },
];

const PAPERS = [
  ['National identity card (original and copy)', (a) => a.foreign !== 'yes'],
  ['Residence permit and passport', (a) => a.foreign === 'yes'],
  ['Recent passport photo', (a) => a.service !== 'replacement'],
  [
    'Medical certificate of fitness to drive',
    (a) => a.service === 'new' || a.age >= (a.province === 'p2' ? 60 : 65),
  ],
  ['Signed consent of a parent or guardian', (a) => a.age < 18],
  ['Police report of the loss or theft', (a) => a.service === 'replacement'],
  ['Proof that you receive the social tariff', (a) => a.low_income === 'yes'],
  [
    'Proof of address (utility bill, max. 3 months old)',
    (a) => a.foreign === 'yes' || a.province === 'p1' || a.province === 'p3',
  ],
];

const SCORES = ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'];

const COMMENT_LENGTH = 500;

function fee(answers) {
  const first = answers.province === 'p1' ? 5000 : 4200;
  let licence = { new: first, renewal: 3100, replacement: 1840 }[answers.service];
  if (answers.low_income === 'yes') licence -= licence * (answers.province === 'p3' ? 0.25 : 0.5);
  if (answers.service === 'renewal' && answers.age >= 70) licence = 0;
  return { licence, copies: answers.copies * (answers.province === 'p4' ? 500 : 350) };
}

const root = document.getElementById('job');
const start = () => ({ screen: 'question', index: 0, answers: {}, fault: '', score: undefined });
let state = start();

function asked() {
  return QUESTIONS.filter(({ asked }) => !asked || asked(state.answers));
}

/** Only what is asked counts: an earlier answer may have changed. */
function given() {
  return Object.fromEntries(asked().map(({ id }) => [id, state.answers[id]]));
}

function radios(name, choices, chosen) {
  const choice = ([value, text]) => `<label class="choice">
    <input type="radio" name="${name}" value="${value}" ${value === chosen ? 'checked' : ''}>
    <span>${text}</span></label>`;
  return `<div class="choices">${choices.map(choice).join('')}</div>`;
}

function form(legend, content, button) {
  return `<form novalidate>
    <fieldset aria-describedby="fault">
      <legend><h2 tabindex="-1">${legend}</h2></legend>${content}
    </fieldset>
    <p class="fault" id="fault" role="alert">${state.fault}</p>
    <button class="primary">${button}</button></form>`;
}

const back = '<button type="button" data-does="back">Back</button>';

const SCREENS = {
  question() {
    const questions = asked();
    const { id, text, choices } = questions[state.index];
    return `${state.index ? back : ''}
      <p class="step">Driving licence · Question ${state.index + 1} of ${questions.length}</p>
      ${form(text, radios(id, choices, state.answers[id]), 'Continue')}
      <details><summary>Why do you ask?</summary><p>It decides papers or fee.</p></details>`;
  },
  result() {
    const answers = given();
    const { licence, copies } = fee(answers);
    const papers = PAPERS.filter(([, needed]) => needed(answers));
    const paper = ([text]) => `<label class="choice">
      <input type="checkbox"><span>${text}</span></label>`;
    const line = ([name, amount]) => `<tr><th scope="row">${name}</th><td>${amount} đ</td></tr>`;
    const lines = [['Licence', licence], ['Copies', copies], ['Together', licence + copies]];
    return `${back}<h2 tabindex="-1">Driving licence</h2>
      <h3>What it costs</h3><table>${lines.map(line).join('')}</table>
      <h3>What to bring</h3><div class="choices">${papers.map(paper).join('')}</div>
      <button type="button" data-does="rate">Rate this guide</button>
      <button type="button" data-does="restart">Start again</button>`;
  },
  rating() {
    const scores = SCORES.map((text, index) => [index + 1, text]);
    const comment = `<label>Comment <textarea name="comment" rows="3"
      maxlength="${COMMENT_LENGTH}" aria-describedby="left"></textarea></label>
      <p class="note" id="left" aria-live="polite">${COMMENT_LENGTH} characters left</p>`;
    return back + form('How did it go?', radios('score', scores, state.score) + comment, 'Send');
  },
  thanks() {
    return `<h2 tabindex="-1">Thank you</h2><p role="status">Your rating has been recorded.</p>
      <button type="button" data-does="restart">Start again</button>`;
  },
};

function render() {
  root.innerHTML = SCREENS[state.screen]();
}

function show(screen, index) {
  state = { ...state, screen, index, fault: '' };
  render();
  root.querySelector('h2').focus();
}

const DOES = {
  back() {
    if (state.screen === 'rating') show('result', 0);
    else show('question', state.screen === 'result' ? asked().length - 1 : state.index - 1);
  },
  rate: () => show('rating', 0),
  restart() {
    state = start();
    show('question', 0);
  },
};

root.addEventListener('click', ({ target }) => DOES[target.dataset.does]?.());

root.addEventListener('change', ({ target: { name, value } }) => {
  if (name === 'score') state.score = Number(value);
  const question = QUESTIONS.find(({ id }) => id === name);
  const choice = question?.choices.find(([other]) => String(other) === value);
  if (choice) state.answers[name] = choice[0];
});

root.addEventListener('input', ({ target }) => {
  if (target.name !== 'comment') return;
  const left = COMMENT_LENGTH - target.value.length;
  root.querySelector('#left').textContent = `${left} characters left`;
});

root.addEventListener('submit', (event) => {
  event.preventDefault();
  const isRating = state.screen === 'rating';
  const answer = isRating ? state.score : state.answers[asked()[state.index].id];
  if (answer === undefined) {
    state.fault = 'Please choose an answer.';
    root.querySelector('#fault').textContent = state.fault;
  } else if (isRating) {
    show('thanks', 0);
  } else if (state.index + 1 < asked().length) {
    show('question', state.index + 1);
  } else {
    show('result', 0);
  }
});

render();
