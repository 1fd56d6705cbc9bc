CREATE TABLE QRTZ_BLOB_TRIGGERS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  BLOB_DATA BLOB NULL,
  PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
  FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
);
CREATE TABLE QRTZ_CALENDARS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  CALENDAR_NAME NVARCHAR(200) NOT NULL,
  CALENDAR BLOB NOT NULL,
  PRIMARY KEY (SCHED_NAME,CALENDAR_NAME)
);
CREATE TABLE QRTZ_CRON_TRIGGERS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  CRON_EXPRESSION NVARCHAR(250) NOT NULL,
  TIME_ZONE_ID NVARCHAR(80),
  PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
  FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
);
CREATE TABLE QRTZ_EXECUTION_HISTORY (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  ENTRY_ID NVARCHAR(140) NOT NULL,
  INSTANCE_NAME NVARCHAR(200) NOT NULL,
  JOB_NAME NVARCHAR(150) NOT NULL,
  JOB_GROUP NVARCHAR(150) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  FIRED_TIME BIGINT NOT NULL,
  RUN_TIME BIGINT NOT NULL,
  SUCCEEDED BIT NOT NULL,
  ERROR_MESSAGE NVARCHAR(1000) NULL,
  RETRY_ATTEMPT INTEGER NOT NULL DEFAULT 0,
  RETRY_SCHEDULED BIT NOT NULL DEFAULT 0,
  EXECUTION_LOG TEXT NULL,
  RESULT INTEGER NULL,
  SUMMARY NVARCHAR(1000) NULL,
  METRICS TEXT NULL,
  MANUAL BIT NULL,
  FIRE_INSTANCE_ID NVARCHAR(140) NULL,
  JOB_INPUT TEXT NULL,
  JOB_INPUT_TOO_LARGE BIT NULL,
  PRIMARY KEY (SCHED_NAME,ENTRY_ID)
);
CREATE TABLE QRTZ_FIRED_TRIGGERS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  ENTRY_ID NVARCHAR(140) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  INSTANCE_NAME NVARCHAR(200) NOT NULL,
  FIRED_TIME BIGINT NOT NULL,
  SCHED_TIME BIGINT NOT NULL,
  PRIORITY INTEGER NOT NULL,
  STATE NVARCHAR(16) NOT NULL,
  JOB_NAME NVARCHAR(150) NULL,
  JOB_GROUP NVARCHAR(150) NULL,
  IS_NONCONCURRENT BIT NULL,
  REQUESTS_RECOVERY BIT NULL,
  EXECUTION_GROUP NVARCHAR(200) NULL,
  PROGRESS INTEGER NULL,
  PROGRESS_MESSAGE NVARCHAR(250) NULL,
  INTERRUPT_REQUESTED_TIME BIGINT NULL,
  PRIMARY KEY (SCHED_NAME,ENTRY_ID)
);
CREATE TABLE QRTZ_JOB_DETAILS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  JOB_NAME NVARCHAR(150) NOT NULL,
  JOB_GROUP NVARCHAR(150) NOT NULL,
  DESCRIPTION NVARCHAR(250) NULL,
  JOB_CLASS_NAME NVARCHAR(250) NOT NULL,
  IS_DURABLE BIT NOT NULL,
  IS_NONCONCURRENT BIT NOT NULL,
  IS_UPDATE_DATA BIT NOT NULL,
  REQUESTS_RECOVERY BIT NOT NULL,
  JOB_DATA BLOB NULL,
  PRIMARY KEY (SCHED_NAME,JOB_NAME,JOB_GROUP)
);
CREATE TABLE QRTZ_JOB_STATUS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  JOB_GROUP NVARCHAR(150) NOT NULL,
  JOB_NAME NVARCHAR(150) NOT NULL,
  FIRST_FIRED_TIME BIGINT NOT NULL,
  LAST_FIRED_TIME BIGINT NOT NULL,
  LAST_RESULT INTEGER NOT NULL,
  LAST_RUN_TIME BIGINT NOT NULL,
  LAST_INSTANCE_NAME NVARCHAR(200) NOT NULL,
  LAST_ENTRY_ID NVARCHAR(140) NULL,
  LAST_SUMMARY NVARCHAR(1000) NULL,
  LAST_SUCCESS_TIME BIGINT NULL,
  LAST_FAILURE_TIME BIGINT NULL,
  LAST_FAILURE_MESSAGE NVARCHAR(1000) NULL,
  CONSECUTIVE_FAILURES INTEGER NOT NULL DEFAULT 0,
  RUN_COUNT BIGINT NOT NULL DEFAULT 0,
  FAILURE_COUNT BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (SCHED_NAME,JOB_GROUP,JOB_NAME)
);
CREATE TABLE QRTZ_LOCKS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  LOCK_NAME NVARCHAR(40) NOT NULL,
  PRIMARY KEY (SCHED_NAME,LOCK_NAME)
);
CREATE TABLE QRTZ_MISFIRE_HISTORY (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  ENTRY_ID NVARCHAR(140) NOT NULL,
  INSTANCE_NAME NVARCHAR(200) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  JOB_NAME NVARCHAR(150) NULL,
  JOB_GROUP NVARCHAR(150) NULL,
  MISFIRE_TIME BIGINT NOT NULL,
  SCHED_TIME BIGINT NULL,
  REASON INTEGER NULL,
  PRIMARY KEY (SCHED_NAME,ENTRY_ID)
);
CREATE TABLE QRTZ_PAUSED_JOB_GRPS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  JOB_GROUP NVARCHAR(150) NOT NULL,
  PAUSE_REASON NVARCHAR(250) NULL,
  PAUSED_BY NVARCHAR(200) NULL,
  PAUSED_AT BIGINT NULL,
  PRIMARY KEY (SCHED_NAME,JOB_GROUP)
);
CREATE TABLE QRTZ_PAUSED_TRIGGER_GRPS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  PAUSE_REASON NVARCHAR(250) NULL,
  PAUSED_BY NVARCHAR(200) NULL,
  PAUSED_AT BIGINT NULL,
  PRIMARY KEY (SCHED_NAME,TRIGGER_GROUP)
);
CREATE TABLE QRTZ_SCHEDULER_STATE (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  INSTANCE_NAME NVARCHAR(200) NOT NULL,
  LAST_CHECKIN_TIME BIGINT NOT NULL,
  CHECKIN_INTERVAL BIGINT NOT NULL,
  QUARTZ_VERSION NVARCHAR(20) NULL,
  PRIMARY KEY (SCHED_NAME,INSTANCE_NAME)
);
CREATE TABLE QRTZ_SIMPLE_TRIGGERS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  REPEAT_COUNT BIGINT NOT NULL,
  REPEAT_INTERVAL BIGINT NOT NULL,
  TIMES_TRIGGERED BIGINT NOT NULL,
  PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
  FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
);
CREATE TABLE QRTZ_SIMPROP_TRIGGERS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  STR_PROP_1 NVARCHAR(512) NULL,
  STR_PROP_2 NVARCHAR(512) NULL,
  STR_PROP_3 NVARCHAR(512) NULL,
  INT_PROP_1 INT NULL,
  INT_PROP_2 INT NULL,
  LONG_PROP_1 BIGINT NULL,
  LONG_PROP_2 BIGINT NULL,
  DEC_PROP_1 NUMERIC NULL,
  DEC_PROP_2 NUMERIC NULL,
  BOOL_PROP_1 BIT NULL,
  BOOL_PROP_2 BIT NULL,
  TIME_ZONE_ID NVARCHAR(80) NULL,
  PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
  FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
);
CREATE TABLE QRTZ_TRIGGERS (
  SCHED_NAME NVARCHAR(120) NOT NULL,
  TRIGGER_NAME NVARCHAR(150) NOT NULL,
  TRIGGER_GROUP NVARCHAR(150) NOT NULL,
  JOB_NAME NVARCHAR(150) NOT NULL,
  JOB_GROUP NVARCHAR(150) NOT NULL,
  DESCRIPTION NVARCHAR(250) NULL,
  NEXT_FIRE_TIME BIGINT NULL,
  PREV_FIRE_TIME BIGINT NULL,
  PRIORITY INTEGER NULL,
  TRIGGER_STATE NVARCHAR(16) NOT NULL,
  TRIGGER_TYPE NVARCHAR(8) NOT NULL,
  START_TIME BIGINT NOT NULL,
  END_TIME BIGINT NULL,
  CALENDAR_NAME NVARCHAR(200) NULL,
  MISFIRE_INSTR INTEGER NULL,
  MISFIRE_ORIG_FIRE_TIME INTEGER NULL,
  EXECUTION_GROUP NVARCHAR(200) NULL,
  PREFERRED_NODE NVARCHAR(200) NULL,
  PREFERRED_NODE_AUTO BIT NOT NULL DEFAULT 0,
  RETRY_POLICY NVARCHAR(250) NULL,
  RETRY_ATTEMPT INTEGER NULL,
  CONTINUES_TRIGGER_NAME NVARCHAR(150) NULL,
  CONTINUES_TRIGGER_GROUP NVARCHAR(150) NULL,
  CONTINUATION_CONDITION INTEGER NULL,
  OVERLAP_POLICY INTEGER NULL,
  PAUSE_REASON NVARCHAR(250) NULL,
  PAUSED_BY NVARCHAR(200) NULL,
  PAUSED_AT BIGINT NULL,
  MISFIRE_THRESHOLD BIGINT NULL,
  FIXED_DELAY BIT NULL,
  JOB_DATA BLOB NULL,
  PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
  FOREIGN KEY (SCHED_NAME,JOB_NAME,JOB_GROUP) REFERENCES QRTZ_JOB_DETAILS (SCHED_NAME,JOB_NAME,JOB_GROUP)
);
INSERT INTO "QRTZ_EXECUTION_HISTORY" VALUES ('dailycam', '3185619a0769448aaf2c236216b209b3', 'NON_CLUSTERED', 'gonegonegone', 'Analysis', 'gonegonegone', 'Analysis', 639308575970899050, 1285819, 0, 'Archive segment gonegonegone is not there any more.', 0, 0, '2026-11-21T11:33:17.234Z fail DailyCam.Core.Jobs.JobRunner: Analysis job gonegonegone failed in run 1; it is not tried again by itself
DailyCam.Core.Jobs.JobRejectedException: Archive segment gonegonegone is not there any more.
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 25
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 30
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 51
2026-11-21T11:33:17.254Z fail Quartz.Core.JobRunShell: Job Analysis.gonegonegone threw an unhandled Exception: 
DailyCam.Core.Jobs.JobAttemptFailedException: Archive segment gonegonegone is not there any more.
 ---> DailyCam.Core.Jobs.JobRejectedException: Archive segment gonegonegone is not there any more.
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 25
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 30
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 51
   --- End of inner exception stack trace ---
   at DailyCam.Core.Jobs.JobRunner.FailAsync(JobItem job, Exception failure) in DailyCam.Core/Jobs/JobRunner.cs:line 120
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 62
   at DailyCam.Core.Jobs.JobRunner.RunAsync(Int64 id, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 30
   at DailyCam.Core.Jobs.QuartzJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) in DailyCam.Core/Jobs/QuartzJob.cs:line 11
   at DailyCam.Core.Jobs.RetryFilter.Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken) in DailyCam.Core/Jobs/RetryFilter.cs:line 19
   at Quartz.Core.JobRunShell.Run(CancellationToken cancellationToken)
2026-11-21T11:33:17.259Z fail Quartz.Core.ErrorLogger: Job Analysis.gonegonegone threw an exception. (scheduler: dailycam, trigger: Analysis.gonegonegone, job: Analysis.gonegonegone, fire instance: NON_CLUSTERED2692003508517)
Quartz.JobExecutionProcessException: Job threw an unhandled exception
 ---> DailyCam.Core.Jobs.JobAttemptFailedException: Archive segment gonegonegone is not there any more.
 ---> DailyCam.Core.Jobs.JobRejectedException: Archive segment gonegonegone is not there any more.
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 25
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 30
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 51
   --- End of inner exception stack trace ---
   at DailyCam.Core.Jobs.JobRunner.FailAsync(JobItem job, Exception failure) in DailyCam.Core/Jobs/JobRunner.cs:line 120
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 62
   at DailyCam.Core.Jobs.JobRunner.RunAsync(Int64 id, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 30
   at DailyCam.Core.Jobs.QuartzJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) in DailyCam.Core/Jobs/QuartzJob.cs:line 11
   at DailyCam.Core.Jobs.RetryFilter.Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken) in DailyCam.Core/Jobs/RetryFilter.cs:line 19
   at Quartz.Core.JobRunShell.Run(CancellationToken cancellationToken)
   --- End of inner exception stack trace --- [See nested exception: DailyCam.Core.Jobs.JobAttemptFailedException: Archive segment gonegonegone is not there any more.
 ---> DailyCam.Core.Jobs.JobRejectedException: Archive segment gonegonegone is not there any more.
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 25
   at DailyCam.Core.Analysis.AnalyseSegmentHandler.ExecuteAsync(String key, IProgress`1 progress, CancellationToken cancellationToken) in DailyCam.Core/Analysis/AnalyseSegmentHandler.cs:line 30
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 51
   --- End of inner exception stack trace ---
   at DailyCam.Core.Jobs.JobRunner.FailAsync(JobItem job, Exception failure) in DailyCam.Core/Jobs/JobRunner.cs:line 120
   at DailyCam.Core.Jobs.JobRunner.WorkAsync(JobItem job, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 62
   at DailyCam.Core.Jobs.JobRunner.RunAsync(Int64 id, CancellationToken cancellationToken) in DailyCam.Core/Jobs/JobRunner.cs:line 30
   at DailyCam.Core.Jobs.QuartzJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) in DailyCam.Core/Jobs/QuartzJob.cs:line 11
   at DailyCam.Core.Jobs.RetryFilter.Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken) in DailyCam.Core/Jobs/RetryFilter.cs:line 19
   at Quartz.Core.JobRunShell.Run(CancellationToken cancellationToken)]', 1, NULL, NULL, 0, 'NON_CLUSTERED2692003508517', NULL, 0);
INSERT INTO "QRTZ_JOB_DETAILS" VALUES ('dailycam', 'ssssssssss23', 'Analysis', NULL, 'DailyCam.Core.Jobs.QuartzJob, DailyCam.Core', 0, 0, 0, 1, X'7B226964223A2233227D');
INSERT INTO "QRTZ_JOB_STATUS" VALUES ('dailycam', 'Analysis', 'gonegonegone', 639308575970899050, 639308575970899050, 1, 1285819, 'NON_CLUSTERED', '3185619a0769448aaf2c236216b209b3', NULL, NULL, 639308575970899050, 'Archive segment gonegonegone is not there any more.', 1, 1, 1);
INSERT INTO "QRTZ_SIMPLE_TRIGGERS" VALUES ('dailycam', 'ssssssssss23', 'Analysis', 0, 0, 0);
INSERT INTO "QRTZ_TRIGGERS" VALUES ('dailycam', 'ssssssssss23', 'Analysis', 'ssssssssss23', 'Analysis', NULL, 670844575969444218, NULL, 5, 'WAITING', 'SIMPLE', 670844575969444218, NULL, NULL, 0, NULL, 'Analysis', NULL, 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE INDEX IDX_QRTZ_EH_FIRED_TIME ON QRTZ_EXECUTION_HISTORY(SCHED_NAME,FIRED_TIME);
CREATE INDEX IDX_QRTZ_EH_FIRE_INST ON QRTZ_EXECUTION_HISTORY(SCHED_NAME,FIRE_INSTANCE_ID);
CREATE INDEX IDX_QRTZ_EH_INST ON QRTZ_EXECUTION_HISTORY(SCHED_NAME,INSTANCE_NAME);
CREATE INDEX IDX_QRTZ_EH_JOB_TIME ON QRTZ_EXECUTION_HISTORY(SCHED_NAME,JOB_GROUP,JOB_NAME,FIRED_TIME);
CREATE INDEX IDX_QRTZ_EH_TRIG_TIME ON QRTZ_EXECUTION_HISTORY(SCHED_NAME,TRIGGER_GROUP,TRIGGER_NAME,FIRED_TIME);
CREATE INDEX IDX_QRTZ_FT_INST_JOB_REQ_RCVRY ON QRTZ_FIRED_TRIGGERS(SCHED_NAME,INSTANCE_NAME,REQUESTS_RECOVERY);
CREATE INDEX IDX_QRTZ_FT_J_G ON QRTZ_FIRED_TRIGGERS(SCHED_NAME,JOB_NAME,JOB_GROUP);
CREATE INDEX IDX_QRTZ_FT_T_G ON QRTZ_FIRED_TRIGGERS(SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP);
CREATE INDEX IDX_QRTZ_J_G_N ON QRTZ_JOB_DETAILS(SCHED_NAME,JOB_GROUP,JOB_NAME);
CREATE INDEX IDX_QRTZ_MH_INST ON QRTZ_MISFIRE_HISTORY(SCHED_NAME,INSTANCE_NAME);
CREATE INDEX IDX_QRTZ_MH_MISFIRE_TIME ON QRTZ_MISFIRE_HISTORY(SCHED_NAME,MISFIRE_TIME);
CREATE INDEX IDX_QRTZ_T_C ON QRTZ_TRIGGERS(SCHED_NAME,CALENDAR_NAME);
CREATE INDEX IDX_QRTZ_T_G_N ON QRTZ_TRIGGERS(SCHED_NAME,TRIGGER_GROUP,TRIGGER_NAME);
CREATE INDEX IDX_QRTZ_T_J ON QRTZ_TRIGGERS(SCHED_NAME,JOB_NAME,JOB_GROUP);
CREATE INDEX IDX_QRTZ_T_NFT_ST ON QRTZ_TRIGGERS(SCHED_NAME,TRIGGER_STATE,NEXT_FIRE_TIME ASC,PRIORITY DESC,MISFIRE_INSTR);
