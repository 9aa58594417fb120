// ONNX Runtime as a peer. Told what to do by lines on standard input:
//
// load FILE THREADS    reads FILE.onnx and FILE.bin, and answers the mean of the output, each value weighted by its place
// run                  answers the milliseconds of one pass
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const ort = createRequire(process.env.ONNXRUNTIME_NODE + "/")("onnxruntime-node");
let session, image;

async function pass() {
    return (await session.run({ image })).output.data;
}

async function answer(words) {
    if (words[0] === "load") {
        session = await ort.InferenceSession.create(words[1] + ".onnx", { intraOpNumThreads: Number(words[2]), executionMode: "sequential" });
        const bytes = readFileSync(words[1] + ".bin");
        const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
        const side = Math.round(Math.sqrt(values.length / 3));
        image = new ort.Tensor("float32", values, [1, 3, side, side]);
        const output = await pass();
        return output.reduce((sum, value, place) => sum + value * place, 0) / output.length / output.length;
    }
    const start = performance.now();
    await pass();
    return performance.now() - start;
}

for await (const line of createInterface({ input: process.stdin })) {
    console.log(await answer(line.split(" ")));
}
