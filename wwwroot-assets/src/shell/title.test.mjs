import test from "node:test";
import assert from "node:assert/strict";
import { titled } from "./title.mjs";

test("the progress stands once before the title and goes with the work", () => {
  assert.equal(titled("Add a camera · DailyCam", 0), "0% · Add a camera · DailyCam");
  assert.equal(titled("7% · Add a camera · DailyCam", 42), "42% · Add a camera · DailyCam");
  assert.equal(titled("100% · Add a camera · DailyCam", null), "Add a camera · DailyCam");
  assert.equal(titled("Camera 100% · DailyCam", null), "Camera 100% · DailyCam");
});
