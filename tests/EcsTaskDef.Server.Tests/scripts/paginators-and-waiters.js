'use strict';
const assert = require('node:assert');
const sdk = require('@aws-sdk/client-ecs');
const ecs = new sdk.ECS({ endpoint: process.argv[2], region: 'eu-west-1', maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
const arn = 'arn:aws:ecs:eu-west-1:000000000000:';
const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
const app = [{ name: 'app', image: 'i', memory: 64 }];

async function furnish() {
    await ecs.createCluster({ serviceConnectDefaults: { namespace: 'n' } });
    await ecs.createCapacityProvider({ name: 'own', cluster: 'default',
        managedInstancesProvider: { infrastructureRoleArn: 'r', instanceLaunchTemplate: {} } });
    for (let n = 0; n < 12; n++) {
        await ecs.createCluster({ clusterName: `c${n}` });
        await ecs.registerContainerInstance({ attributes: [{ name: 'stack', value: `${n}` }] });
        await ecs.registerTaskDefinition({ family: `f${n}`, networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'],
            cpu: '256', memory: '512', containerDefinitions: app });
        await ecs.createService({ serviceName: `s${n}`, taskDefinition: `f${n}`, desiredCount: 1, launchType: 'FARGATE',
            networkConfiguration, serviceConnectConfiguration: { enabled: true } });
        await ecs.registerDaemonTaskDefinition({ family: 'agent', containerDefinitions: app });
        await ecs.createDaemon({ daemonName: `d${n}`, daemonTaskDefinitionArn: `${arn}daemon-task-definition/agent:1`,
            capacityProviderArns: [`${arn}capacity-provider/own`] });
    }
}

// Gateways are newer than the model of August 2026.
const given = { ListAttributes: { targetType: 'container-instance' }, ListAccountSettings: { effectiveSettings: true },
    ListServicesByNamespace: { namespace: 'n' } };
async function paginate() {
    const names = Object.keys(sdk).filter(n => n.startsWith('paginate') && !n.includes('Gateway')).map(n => n.substring(8));
    for (const name of names) {
        const pages = [];
        for await (const page of sdk[`paginate${name}`]({ client: ecs, pageSize: 5 }, given[name] ?? {})) pages.push(page);
        const items = pages.map(p => Object.entries(p).find(([k, v]) => Array.isArray(v))[1]);
        const all = items.flat().map(i => JSON.stringify(i));
        assert(pages.length > 2 && all.length >= 12 && items.every(i => i.length <= 5), `${name}: ${items.map(i => i.length)}`);
        assert.equal(new Set(all).size, all.length, name);
    }
    return names.length;
}

async function wait() {
    const tasks = (await ecs.listTasks({})).taskArns.slice(0, 10);
    const services = [...Array(10).keys()].map(n => `s${n}`);
    const listed = await Promise.all([0, 1].map(n => ecs.listDaemonDeployments({ daemonArn: `${arn}daemon/default/d${n}` })));
    const deployments = listed.flatMap(d => d.daemonDeployments.map(one => one.daemonDeploymentArn));
    const inputs = {
        DaemonActive: { daemonArn: `${arn}daemon/default/d11` },
        DaemonDeploymentSuccessful: { daemonDeploymentArns: deployments },
        DaemonTaskDefinitionActive: { daemonTaskDefinition: 'agent:12' },
        DaemonTaskDefinitionDeleted: { daemonTaskDefinition: 'agent:11' },
        ServicesStable: { services }, TasksRunning: { tasks }, TasksStopped: { tasks }, ServicesInactive: { services },
        DaemonDeploymentStopped: { daemonDeploymentArns: [`${arn}daemon-deployment/default/d0/0000000000000000000`] },
    };
    const names = Object.keys(sdk).filter(n => n.startsWith('waitUntil')).map(n => n.substring(9));
    assert.deepEqual(names.sort(), Object.keys(inputs).sort());
    for (const [name, input] of Object.entries(inputs)) {
        if (name === 'TasksStopped') for (const task of tasks) await ecs.stopTask({ task });
        if (name === 'ServicesInactive') for (const service of services) await ecs.deleteService({ service, force: true });
        if (name === 'DaemonTaskDefinitionDeleted') await ecs.deleteDaemonTaskDefinition(input);
        const result = await sdk[`waitFor${name}`]({ client: ecs, maxWaitTime: 5, minDelay: 1, maxDelay: 1 }, input)
            .catch(e => ({ state: e.message }));

        // No deployment of a daemon is ever stopped here: one that there is not ends the waiter, as on AWS.
        const expected = name === 'DaemonDeploymentStopped' ? 'FAILURE' : 'SUCCESS';
        assert.equal(result.state, expected, `${name}: ${JSON.stringify(result)}`);
    }
    return names.length;
}

furnish().then(paginate).then(async p => console.log(p, await wait(), 'done'))
    .catch(e => { console.error(e); process.exit(1); });
