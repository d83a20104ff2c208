using EcsTaskDef.StoreWorker;

// A process of its own that works on a store, for the tests that need several. First the work, then what it is told:
// register store=… log=…; unchanged store=… go=… log=…; limit store=… keep=… log=…; crash store=… family=…;
// mix store=… history=…; things store=… history=…; things-crash store=…; settings store=… account=…; serve store=… (see each of them).

Options options = new(args.Skip(1));
return args[0] switch
{
    "register" => await RegisterWork.Run(options),
    "unchanged" => await UnchangedWork.Run(options),
    "limit" => await LimitWork.Run(options),
    "crash" => CrashWork.Run(options),
    "mix" => MixedWork.Run(options),
    "things" => ThingsWork.Run(options),
    "things-crash" => ThingsWork.RunToDeath(options),
    "settings" => await SettingsWork.Run(options),
    "serve" => ServeWork.Run(options),
    _ => throw new ArgumentException(args[0]),
};
