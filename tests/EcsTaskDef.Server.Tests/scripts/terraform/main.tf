# Every ECS resource and data source of Terraform's AWS provider, as far as the registry has what they are about.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }

# Changes every resource in place.
variable "changed" {
  type    = bool
  default = false
}

locals {
  account = "000000000000"
  region  = "eu-west-1"
  arn     = "arn:aws:%s:${local.region}:${local.account}:%s"
  role    = "arn:aws:iam::${local.account}:role/%s"
}

provider "aws" {
  region                      = local.region
  access_key                  = "a"
  secret_key                  = "b"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
  endpoints { ecs = var.endpoint }
}

resource "aws_ecs_account_setting_default" "insights" {
  name  = "containerInsights"
  value = var.changed ? "enhanced" : "enabled"
}

resource "aws_ecs_cluster" "c" {
  name = "c"
  tags = { team = var.changed ? "shop" : "store" }
  setting {
    name  = "containerInsights"
    value = var.changed ? "enabled" : "disabled"
  }
  configuration {
    execute_command_configuration {
      logging = var.changed ? "NONE" : "DEFAULT"
    }
  }
}

resource "aws_ecs_capacity_provider" "p" {
  name = "p"
  tags = { team = var.changed ? "shop" : "store" }
  auto_scaling_group_provider {
    auto_scaling_group_arn         = format(local.arn, "autoscaling", "autoScalingGroup:1:autoScalingGroupName/g")
    managed_draining               = "ENABLED"
    managed_termination_protection = "DISABLED"
    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = var.changed ? 80 : 100
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 10
      instance_warmup_period    = 60
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "c" {
  cluster_name       = aws_ecs_cluster.c.name
  capacity_providers = concat(["FARGATE", "FARGATE_SPOT"], var.changed ? [aws_ecs_capacity_provider.p.name] : [])
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = var.changed ? 2 : 1
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  task_role_arn            = format(local.role, "task")
  execution_role_arn       = format(local.role, "pull")
  tags                     = { team = "shop" }
  volume {
    name                = "data"
    configure_at_launch = true
  }
  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }
  ephemeral_storage { size_in_gib = 30 }
  container_definitions = jsonencode([{
    name         = "app"
    image        = var.changed ? "shop:2" : "shop:1"
    essential    = true
    portMappings = [{ containerPort = 80, name = "http" }]
    environment  = [{ name = "STAGE", value = "test" }]
    mountPoints  = [{ sourceVolume = "data", containerPath = "/data" }]
  }])
}

resource "aws_ecs_task_definition" "set" {
  family                   = "set"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "shop", portMappings = [{ containerPort = 80 }] }])
}

resource "aws_ecs_task_definition" "job" {
  family                = "job"
  container_definitions = jsonencode([{ name = "app", image = "job", memory = 64 }])
}

resource "aws_ecs_service" "web" {
  name                               = "web"
  cluster                            = aws_ecs_cluster.c.arn
  task_definition                    = aws_ecs_task_definition.web.arn
  desired_count                      = var.changed ? 3 : 2
  platform_version                   = "1.4.0"
  propagate_tags                     = var.changed ? "TASK_DEFINITION" : "SERVICE"
  enable_ecs_managed_tags            = true
  enable_execute_command             = true
  health_check_grace_period_seconds  = var.changed ? 60 : 30
  deployment_maximum_percent         = var.changed ? 150 : 200
  deployment_minimum_healthy_percent = 50
  availability_zone_rebalancing      = "DISABLED"
  force_delete                       = true
  force_new_deployment               = true
  wait_for_steady_state              = true
  tags                               = { team = "shop" }
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 1
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = var.changed ? 4 : 2
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = var.changed
  }
  alarms {
    alarm_names = ["high"]
    enable      = true
    rollback    = var.changed
  }
  deployment_controller { type = "ECS" }
  network_configuration {
    subnets          = var.changed ? ["subnet-1", "subnet-2"] : ["subnet-1"]
    security_groups  = ["sg-1"]
    assign_public_ip = true
  }
  load_balancer {
    target_group_arn = format(local.arn, "elasticloadbalancing", "targetgroup/blue/1")
    container_name   = "app"
    container_port   = 80
  }
  service_registries {
    registry_arn = format(local.arn, "servicediscovery", "service/srv-1")
    port         = 80
  }
  service_connect_configuration {
    enabled   = true
    namespace = format(local.arn, "servicediscovery", "namespace/ns-1")
    log_configuration {
      log_driver = "awslogs"
      options    = { awslogs-group = "g" }
    }
    service {
      port_name      = "http"
      discovery_name = "web"
      client_alias {
        port     = 80
        dns_name = "web"
      }
      timeout {
        idle_timeout_seconds        = var.changed ? 120 : 60
        per_request_timeout_seconds = 30
      }
      tls {
        kms_key  = format(local.arn, "kms", "key/1")
        role_arn = format(local.role, "tls")
        issuer_cert_authority {
          aws_pca_authority_arn = format(local.arn, "acm-pca", "certificate-authority/1")
        }
      }
    }
  }
  volume_configuration {
    name = "data"
    managed_ebs_volume {
      role_arn         = format(local.role, "ebs")
      size_in_gb       = var.changed ? 40 : 20
      volume_type      = "gp3"
      encrypted        = true
      file_system_type = "xfs"
      tag_specifications {
        resource_type  = "volume"
        propagate_tags = "SERVICE"
      }
    }
  }
  vpc_lattice_configurations {
    port_name        = "http"
    role_arn         = format(local.role, "lattice")
    target_group_arn = format(local.arn, "vpc-lattice", "targetgroup/tg-1")
  }
  depends_on = [aws_ecs_cluster_capacity_providers.c]

  # The tag of its own resource below.
  lifecycle { ignore_changes = [tags, tags_all] }
}

resource "aws_ecs_service" "placed" {
  name            = "placed"
  cluster         = aws_ecs_cluster.c.arn
  task_definition = aws_ecs_task_definition.job.arn
  launch_type     = "EC2"
  desired_count   = 0
  force_delete    = true
  ordered_placement_strategy {
    type  = "spread"
    field = "attribute:ecs.availability-zone"
  }
  ordered_placement_strategy {
    type  = "binpack"
    field = var.changed ? "cpu" : "memory"
  }
  placement_constraints {
    type       = "memberOf"
    expression = var.changed ? "attribute:ecs.os-type == linux" : "attribute:ecs.instance-type =~ t3.*"
  }
}

resource "aws_ecs_service" "external" {
  name          = "external"
  cluster       = aws_ecs_cluster.c.arn
  desired_count = 1
  force_delete  = true
  deployment_controller { type = "EXTERNAL" }
  lifecycle { ignore_changes = [task_definition, launch_type, load_balancer] }
}

resource "aws_ecs_task_set" "blue" {
  service         = aws_ecs_service.external.id
  cluster         = aws_ecs_cluster.c.arn
  task_definition = aws_ecs_task_definition.set.arn
  external_id     = "blue"
  force_delete    = true
  tags            = { team = "shop" }
  scale {
    unit  = "PERCENT"
    value = var.changed ? 100 : 50
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-1"]
    security_groups  = ["sg-1"]
    assign_public_ip = false
  }
  load_balancer {
    target_group_arn = format(local.arn, "elasticloadbalancing", "targetgroup/green/2")
    container_name   = "app"
    container_port   = 80
  }
  service_registries {
    registry_arn = format(local.arn, "servicediscovery", "service/srv-1")
  }
  depends_on = [aws_ecs_cluster_capacity_providers.c]
}

resource "aws_ecs_tag" "own" {
  resource_arn = aws_ecs_service.web.id
  key          = "own"
  value        = var.changed ? "2" : "1"
}

data "aws_ecs_clusters" "all" { depends_on = [aws_ecs_cluster.c] }

data "aws_ecs_cluster" "c" { cluster_name = aws_ecs_cluster.c.name }

data "aws_ecs_service" "web" {
  cluster_arn  = aws_ecs_cluster.c.arn
  service_name = aws_ecs_service.web.name
}

data "aws_ecs_task_definition" "web" { task_definition = aws_ecs_task_definition.web.family }

data "aws_ecs_container_definition" "app" {
  task_definition = aws_ecs_task_definition.web.arn
  container_name  = "app"
}

# A data source that runs a task: each time it is read.
data "aws_ecs_task_execution" "job" {
  count           = var.changed ? 1 : 0
  cluster         = aws_ecs_cluster.c.name
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 1
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-1"]
    security_groups  = ["sg-1"]
    assign_public_ip = true
  }
  overrides {
    container_overrides {
      name    = "app"
      command = ["migrate"]

      # Read by this registry alone: the task ends, or the cluster could not be destroyed.
      environment {
        key   = "ECSTASKDEF_RUN"
        value = "1s"
      }
    }
  }
  depends_on = [aws_ecs_cluster_capacity_providers.c]
}

output "seen" {
  value = {
    clusters   = length(data.aws_ecs_clusters.all.cluster_arns)
    cluster    = data.aws_ecs_cluster.c.status
    service    = data.aws_ecs_service.web.desired_count
    definition = data.aws_ecs_task_definition.web.revision
    image      = data.aws_ecs_container_definition.app.image
  }
}
