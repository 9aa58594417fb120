// The page: choose a photo, send it, compare before and after.
const $ = id => document.getElementById(id);
const body = document.body, stage = $('stage'), view = $('view'), sheet = $('sheet'), split = $('split'), before = $('before'), after = $('after');

let info = null;        // what the server takes and which network it has
let photo = null;       // the file that was chosen
let request = null;     // the upload or enhancement that runs
let result = null;      // the blob that came back
let urls = [];          // object URLs that are in use

const number = new Intl.NumberFormat('en');
const bytes = n => n < 1e6 ? `${number.format(Math.max(1, Math.round(n / 1e3)))} kB` : `${number.format(Math.round(n / 1e5) / 10)} MB`;
const mebibytes = n => `${number.format(Math.round(n / 104857.6) / 10)} MiB`;
const size = image => `${number.format(image.naturalWidth)} × ${number.format(image.naturalHeight)}`;

function show(state) {
  body.dataset.state = state;
  $('failure').hidden = state !== 'failed';
}

function address(blob) {
  const url = URL.createObjectURL(blob);
  urls.push(url);
  return url;
}

async function load(image, blob) {
  image.src = address(blob);
  await image.decode();
}

// ---- choosing

function choose(file) {
  if (!file) return;
  stop();
  photo = file;
  $('name').textContent = file.name || 'Pasted photo';
  if (info && file.size > info.maxBytes) {
    fail(`This file has ${bytes(file.size)}; at most ${mebibytes(info.maxBytes)} are taken.`, false);
    return;
  }
  enhance();
}

// The dialog again; what is shown stays until another photo is chosen.
function another() {
  $('file').value = '';
  $('file').click();
}

function reset() {
  stop();
  photo = null;
  $('file').value = '';
  show('empty');
  $('file').focus();
}

function stop() {
  request?.abort();
  request = result = null;
  urls.forEach(url => URL.revokeObjectURL(url));
  urls = [];
  for (const image of [before, after]) image.removeAttribute('src');
}

// ---- sending

async function enhance() {
  const file = photo;
  stage.className = 'stage no-before';
  show('working');
  phase('Opening the photo');
  $('facts').textContent = '';
  const started = performance.now();
  try {
    await load(before, file);
    if (photo !== file) return;
    stage.classList.remove('no-before');
    $('facts').textContent = `${size(before)} pixels, ${bytes(file.size)}`;
    lay(before.naturalWidth * (info?.scale ?? 4), before.naturalHeight * (info?.scale ?? 4));
  } catch {
    // The server reads more formats than a browser shows; it will tell whether this is a picture.
    if (photo !== file) return;
    lay(800, 450);
  }

  send(file, async answer => {
    try {
      await load(after, answer);
    } catch {
      fail('The result cannot be shown by this browser.', true);
      return;
    }
    if (photo !== file) return;
    result = answer;
    const seconds = (performance.now() - started) / 1000;
    const from = before.complete && before.naturalWidth ? `${size(before)} → ` : '';
    $('facts').textContent = `${from}${size(after)} pixels, ${bytes(answer.size)}, ${seconds.toFixed(1)} s`;
    offer(answer);
    show('done');
    zoom(false);
    split.value = 50;
    paint();
    $('status').textContent = `Done: ${size(after)} pixels.`;
    split.focus({ preventScroll: true, focusVisible: false });
  });
}

// XMLHttpRequest and not fetch, because it tells how much is uploaded.
function send(file, done) {
  const job = Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');
  const form = new FormData();
  form.append('photo', file, file.name || 'photo.png');
  const xhr = request = new XMLHttpRequest();
  let timer = 0;
  xhr.open('POST', `enhance?format=${$('format').value}&job=${job}`);
  xhr.responseType = 'blob';
  xhr.upload.onprogress = e => phase('Uploading', e.loaded / e.total);
  xhr.upload.onload = () => { phase('Waiting'); timer = setTimeout(ask, 150); };
  xhr.onloadend = () => clearTimeout(timer);
  xhr.onerror = async () => {
    // A server that refuses a photo before it has all of it closes the connection a while later, and a browser may lose the answer.
    const reached = await fetch('health').then(() => true, () => false);
    if (request !== xhr) return;
    request = null;
    fail(reached ? 'The server ended the upload: it is busy, or the upload took too long. Try again in a moment.' : 'The server cannot be reached.', true);
  };
  xhr.onload = async () => {
    if (request !== xhr) return;
    request = null;
    if (xhr.status === 200) {
      done(xhr.response);
      return;
    }
    const problem = await xhr.response.text().then(JSON.parse).catch(() => null);
    fail(problem?.detail ?? problem?.title ?? `The server answered ${xhr.status}.`, xhr.status === 429 || xhr.status >= 500);
  };
  xhr.send(form);

  async function ask() {
    try {
      const answer = await (await fetch(`jobs/${job}`)).json();
      if (request !== xhr || xhr.readyState > 1) return;
      if (answer.state === 'Waiting') phase(answer.ahead ? `Waiting: ${answer.ahead} before you` : 'Waiting');
      if (answer.state === 'Running') phase(answer.total > 1 ? `Enhancing: tile ${Math.min(answer.done + 1, answer.total)} of ${answer.total}` : 'Enhancing', answer.total > 1 ? answer.done / answer.total : undefined);
      if (answer.state === 'Saving') phase('Saving');
    } catch {
      // The answer to the photo itself will tell.
    }
    if (request === xhr) timer = setTimeout(ask, 400);
  }
}

function phase(text, part) {
  $('phase').textContent = part === undefined || text.includes('tile') ? text : `${text}: ${Math.round(part * 100)} %`;
  if (part === undefined) $('progress').removeAttribute('value');
  else $('progress').value = part;
}

function fail(reason, again) {
  $('reason').textContent = reason;
  $('retry').hidden = !again;
  show('failed');
  $(again ? 'retry' : 'other').focus();
}

// ---- comparing

let natural = { width: 0, height: 0 };

function lay(width, height) {
  natural = { width, height };
  zoom(false);
}

// Fit: as large as there is room, at most its own size. 1:1: one pixel of the photo for each of the screen.
function zoom(actual) {
  const dot = 1 / devicePixelRatio;
  stage.classList.toggle('zoomed', actual);
  $('fit').setAttribute('aria-pressed', !actual);
  $('actual').setAttribute('aria-pressed', actual);
  const room = stage.parentElement.clientWidth, height = innerHeight * 0.72;
  const ratio = Math.min(1, room / natural.width, height / natural.height);
  $('zoom').hidden = ratio === dot;
  const scale = actual ? dot : ratio;
  sheet.style.width = `${natural.width * scale}px`;
  sheet.style.height = `${natural.height * scale}px`;
  if (actual) {
    view.tabIndex = 0;
    view.setAttribute('role', 'group');
    view.setAttribute('aria-label', 'Photo; scroll to move it');
    view.scrollTo((view.scrollWidth - view.clientWidth) / 2, (view.scrollHeight - view.clientHeight) / 2);
  } else {
    view.removeAttribute('tabindex');
    view.removeAttribute('role');
    view.removeAttribute('aria-label');
  }
  paint();
}

function paint() {
  const x = split.value / 100 * stage.clientWidth;
  const cut = Math.min(sheet.clientWidth, Math.max(0, x + view.scrollLeft - sheet.offsetLeft));
  before.style.clipPath = `inset(0 ${sheet.clientWidth - cut}px 0 0)`;
  $('divider').style.left = `${x}px`;
  document.querySelector('.tag.left').style.opacity = x > 90 ? 1 : 0;
  document.querySelector('.tag.right').style.opacity = x < stage.clientWidth - 80 ? 1 : 0;
  split.setAttribute('aria-valuetext', `${Math.round(split.value)} % before, ${Math.round(100 - split.value)} % after`);
}

split.addEventListener('input', paint);
split.addEventListener('keydown', e => {
  const step = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, PageDown: -10, PageUp: 10 }[e.key];
  if (step) {
    e.preventDefault();
    split.value = +split.value + step;
    paint();
  }
});
view.addEventListener('scroll', paint);
addEventListener('resize', () => natural.width && zoom(stage.classList.contains('zoomed')));
$('fit').addEventListener('click', () => zoom(false));
$('actual').addEventListener('click', () => zoom(true));

// A mouse moves the zoomed photo by dragging; fingers scroll it by themselves.
view.addEventListener('pointerdown', e => {
  if (e.pointerType !== 'mouse' || e.button !== 0 || !stage.classList.contains('zoomed')) return;
  const from = { x: e.clientX + view.scrollLeft, y: e.clientY + view.scrollTop };
  view.setPointerCapture(e.pointerId);
  const move = m => view.scrollTo(from.x - m.clientX, from.y - m.clientY);
  view.addEventListener('pointermove', move);
  view.addEventListener('lostpointercapture', () => view.removeEventListener('pointermove', move), { once: true });
});

// ---- the result

function offer(blob) {
  const extension = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }[blob.type] ?? 'png';
  const stem = (photo.name || 'photo').replace(/\.[^.]*$/, '');
  $('download').href = address(blob);
  $('download').download = `${stem}-${info?.scale ?? 4}x.${extension}`;
}

// Another format of the same result is encoded by the server from the photo, which has every colour that the result has.
$('format').addEventListener('change', () => photo && enhance());
$('again').addEventListener('click', another);
$('other').addEventListener('click', another);
$('cancel').addEventListener('click', reset);
$('retry').addEventListener('click', () => { stop(); enhance(); });
$('file').addEventListener('change', e => choose(e.target.files[0]));

let within = 0;
addEventListener('dragenter', e => { e.preventDefault(); within++; body.classList.add('over'); });
addEventListener('dragleave', () => { if (--within <= 0) body.classList.remove('over'); });
addEventListener('dragover', e => e.preventDefault());
addEventListener('drop', e => {
  e.preventDefault();
  within = 0;
  body.classList.remove('over');
  choose(e.dataTransfer.files[0]);
});
addEventListener('paste', e => choose(e.clipboardData.files[0]));

info = await (await fetch('info')).json();
for (const span of document.querySelectorAll('.scale')) span.textContent = info.scale;
$('network').textContent = info.network;
$('network').title = info.network;
$('network').hidden = false;
$('limits').textContent = `PNG, JPEG, WebP, BMP, TIFF; up to ${mebibytes(info.maxBytes)} and ${number.format(info.maxPixels / 1e6)} megapixels`;
if (!info.isNetwork) {
  $('notice').textContent = `No network is loaded: this page shows ${info.network}. Start it with --weights FILE to see a network.`;
  $('notice').hidden = false;
}
