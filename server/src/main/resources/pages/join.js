// The code is in the fragment, which browsers keep to themselves: it is in no log, no history of a proxy and no referrer.
const form = document.getElementById('form');
const state = document.getElementById('state');
const device = document.getElementById('device');
const pin = document.getElementById('pin');
let token = location.hash.slice(1);
history.replaceState(null, '', '/join');

function askForPin(text) {
  token = '';
  document.getElementById('pin-row').hidden = false;
  pin.required = true;
  state.textContent = text;
}

function remembered() {
  try {
    return localStorage.getItem('roadcase.device') ?? '';
  } catch {
    return '';
  }
}

function remember(name) {
  try {
    localStorage.setItem('roadcase.device', name);
  } catch {
    // a private window asks again next time
  }
}

async function join() {
  const body = token ? { token, device: device.value } : { pin: pin.value, device: device.value };
  const answer = await fetch(token ? '/api/auth/join' : '/api/auth/pin', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.ok) {
    remember(device.value);
    location.replace('/');
    return;
  }
  askForPin((await answer.json()).detail);
}

device.value = remembered();
if (!token) {
  askForPin('Type the crew PIN; the lead technician has it.');
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  join().catch(() => {
    state.textContent = 'The server cannot be reached. Check that this device is on the same network, then press Join again.';
  });
});
