import test from "node:test";
import assert from "node:assert/strict";
import { counted, titled } from "./title.mjs";

test("the progress stands once before the title and goes with the work", () => {
  assert.equal(titled("Add a camera · DailyCam", 0), "0% · Add a camera · DailyCam");
  assert.equal(titled("7% · Add a camera · DailyCam", 42), "42% · Add a camera · DailyCam");
  assert.equal(titled("100% · Add a camera · DailyCam", null), "Add a camera · DailyCam");
  assert.equal(titled("Camera 100% · DailyCam", null), "Camera 100% · DailyCam");
});

test("the number of alerts stands once before everything else, and the progress after it", () => {
  assert.equal(counted("Live · DailyCam", 2), "(2) Live · DailyCam");
  assert.equal(counted("(2) Live · DailyCam", 3), "(3) Live · DailyCam");
  assert.equal(counted("(3) Live · DailyCam", 0), "Live · DailyCam");
  assert.equal(titled("(3) Add a camera", 5), "(3) 5% · Add a camera");
  assert.equal(titled("(3) 5% · Add a camera", 6), "(3) 6% · Add a camera");
  assert.equal(titled("(3) 5% · Add a camera", null), "(3) Add a camera");
  assert.equal(counted("(3) 5% · Add a camera", 0), "5% · Add a camera");
});
