// Turns mostly wait, for a model or a disk: more classes than cores may run at a time.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
