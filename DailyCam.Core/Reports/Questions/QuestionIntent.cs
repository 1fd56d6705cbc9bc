namespace DailyCam.Core.Reports.Questions;

/// <summary>What a question asks for: the whole of what can be asked. See docs/guide/report.md.</summary>
public enum QuestionIntent
{
    /// <summary>None of the others.</summary>
    None = 0,

    /// <summary>When was the last …</summary>
    LastTime = 1,

    /// <summary>How often, when, or whether …</summary>
    HowOften = 2,

    /// <summary>Was anyone there …</summary>
    AnyoneThere = 3,

    /// <summary>Did the child sleep …</summary>
    Sleep = 4,

    /// <summary>What happened between …</summary>
    WhatHappened = 5,
}
