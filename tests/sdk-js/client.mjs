import { BackboardClient } from 'backboard-sdk';

const [, , baseUrl, apiKey] = process.argv;
export const address = { baseUrl, apiKey };
export const client = new BackboardClient(address);

export const weather = {
  type: 'function',
  function: {
    name: 'get_current_weather',
    description: 'Get current weather for a location',
    parameters: {
      type: 'object',
      properties: { location: { type: 'string', description: 'City name' } },
      required: ['location'],
    },
  },
};

export async function collect(stream) {
  const frames = [];
  for await (const frame of stream) frames.push(frame);
  return frames;
}

export const streamed = (frames) =>
  frames.filter((frame) => frame.type === 'content_streaming').map((frame) => frame.content).join('');

// Node waits for connections that the SDK's multipart requests keep alive.
export function passed() {
  console.log('passed');
  process.exit();
}
